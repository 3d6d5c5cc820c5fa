#!/usr/bin/env bash
# Builds Proofwire from the sources that came with the action, unless that was done before.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
if [ ! -x "$root/target/proofwire/bin/proofwire" ]; then
  mvn -B -q -f "$root/pom.xml" -DskipTests -Dspotless.check.skip package
fi
"$root/target/proofwire/bin/proofwire" --version
