#!/bin/sh
# Both schemas of Temporal, made or brought up to date; run before each start of the server, and safe to repeat.
set -eu

tool() {
  temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" -p 5432 -u "$POSTGRES_USER" --db "$@"
}

for database in temporal temporal_visibility; do
  folder=${database#temporal_}
  tool "$database" create
  # Both leave a schema alone that is further already.
  tool "$database" setup-schema -v 0.0
  tool "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$folder/versioned"
done
