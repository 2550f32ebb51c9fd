#!/bin/sh
# The namespace of the alarms. A finished alarm is kept for seven days: the log, not Temporal, is the record.
set -eu

temporal operator namespace describe --namespace "$NAMESPACE" ||
  temporal operator namespace create --namespace "$NAMESPACE" --retention 168h

# What alarms show of themselves in lists; one that is there already is left as it is.
temporal operator search-attribute create --namespace "$NAMESPACE" \
  --name MustafidKind --type Keyword --name MustafidClock --type Keyword \
  --name MustafidDue --type Datetime --name MustafidRevision --type Int
