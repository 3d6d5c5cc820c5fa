#!/usr/bin/env bash
# Checks articles: the findings as SARIF for the repository, a summary for whoever opens the job.
# Takes ARTICLE_PATHS (one a line), PROFILE, RULES and FAIL_UNDER from the environment.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
sarif=${RUNNER_TEMP:-/tmp}/proofwire.sarif
summary=${RUNNER_TEMP:-/tmp}/proofwire.txt

paths=()
while IFS= read -r path; do
  path="${path#"${path%%[![:space:]]*}"}"
  path="${path%"${path##*[![:space:]]}"}"
  if [ -n "$path" ]; then paths+=("$path"); fi
done <<< "${ARTICLE_PATHS:-.}"
if [ ${#paths[@]} -eq 0 ]; then
  echo "::error::“paths” names no file or folder."
  exit 2
fi

options=(--profile "${PROFILE:-news}")
if [ -n "${RULES:-}" ]; then options+=(--rules "$RULES"); fi
if [ -n "${FAIL_UNDER:-}" ]; then options+=(--fail-under "$FAIL_UNDER"); fi

# “--” ends the options, so that a file's name can't be one.
status=0
"$root/target/proofwire/bin/proofwire" check "${options[@]}" --color never \
  --format sarif --out "$sarif" -- "${paths[@]}" | tee "$summary" || status=${PIPESTATUS[0]}
if [ "$status" -gt 1 ]; then
  echo "::error::The check could not run to its end; what is wrong stands above."
  exit "$status"
fi

if [ "$status" -eq 0 ]; then passed=true; else passed=false; fi
{
  echo "sarif=$sarif"
  echo "passed=$passed"
} >> "${GITHUB_OUTPUT:-/dev/stdout}"
{
  echo "## Proofwire"
  echo
  echo '````text'
  cat "$summary"
  echo '````'
} >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
