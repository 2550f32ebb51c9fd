#!/bin/sh
# The namespace of the alarms. A finished alarm is kept for seven days: the log, not Temporal, is the record.
set -eu

temporal operator namespace describe --namespace "$NAMESPACE" ||
  temporal operator namespace create --namespace "$NAMESPACE" --retention 168h
