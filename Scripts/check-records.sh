#!/usr/bin/env bash
# Holds coach's reading of records against GNU recutils.
#
# usage: check-records.sh [PATH_TO_COACH]
#
# Each folder of Sources/Knowledge/Records is checked by recfix with its descriptor, and recsel must count as many records as there
# are files. Then ten records, each broken in one way, must be rejected by recfix and by `coach lint`.
# Exits 1 on any mismatch, 2 when something needed is not there.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
records=$repository/Sources/Knowledge/Records
coach=${1:-$repository/.build/release/coach}
[ $# -le 1 ] || { echo "usage: check-records.sh [PATH_TO_COACH]" >&2; exit 64; }
command -v recfix >/dev/null && command -v recsel >/dev/null || {
  echo "check-records.sh needs GNU recutils: sudo apt-get install recutils" >&2
  exit 2
}
[ -x "$coach" ] || { echo "check-records.sh: there is no program at $coach" >&2; exit 2; }
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
mismatches=0
mismatch() {
  echo "$1"
  mismatches=$((mismatches + 1))
}

# joined DESCRIPTOR FILE…: the descriptor and the records, a blank line between each two.
joined() {
  local file
  cat "$1"
  shift
  for file in "$@"; do
    echo
    cat "$file"
  done
}

folders=0
total=0
for folder in "$records"/*/; do
  name=$(basename "$folder")
  descriptors=("$folder"_*.rec)
  if [ ${#descriptors[@]} -ne 1 ] || [ ! -e "${descriptors[0]}" ]; then
    mismatch "$name: there must be one descriptor, _X.rec"
    continue
  fi
  mapfile -t files < <(find "$folder" -maxdepth 1 -name '*.rec' ! -name '_*' | LC_ALL=C sort)
  joined "${descriptors[0]}" "${files[@]}" >"$temporary/all.rec"
  type=$(sed -n 's/^%rec: *//p' "${descriptors[0]}")
  recfix --check "$temporary/all.rec" >"$temporary/report" 2>&1 || mismatch "$name: recfix: $(head -c 600 "$temporary/report")"
  count=$(recsel -t "$type" -c "$temporary/all.rec" 2>/dev/null || echo none)
  [ "$count" = "${#files[@]}" ] || mismatch "$name: recsel counts $count records in ${#files[@]} files"
  folders=$((folders + 1))
  total=$((total + ${#files[@]}))
done
echo "$total records in $folders folders: $mismatches mismatches"

# Each broken record is one of ours with one change; as it is, both must take it. Every one is another file, so that two runs of
# coach lint are enough.
cases=()
recfix_rejects() {
  joined "$records/${1%/*}"/_*.rec "$temporary/content/Records/$1" >"$temporary/one.rec"
  ! recfix --check "$temporary/one.rec" >/dev/null 2>&1
}
lint() {
  local status=0
  "$coach" lint "$temporary/content" >"$temporary/report" || status=$?
  [ "$status" -le 1 ] || { echo "check-records.sh: $coach lint ended with $status" >&2; exit 2; }
}
coach_rejects() { grep -Eq "^Records/$1:[0-9]+:[0-9]+: error\[" "$temporary/report"; }

# broken FOLDER/FILE WHAT SED-SCRIPT
broken() {
  cases+=("$1|$2|$3")
  mkdir -p "$temporary/content/Records/${1%/*}"
  cp "$records/$1" "$temporary/content/Records/$1"
}
before=$mismatches
broken Exercises/forward_lunge.rec "a mandatory field missing" '/^Why:/d'
broken Exercises/plank.rec "a dose without a number of sets" '0,/^Dose:/s/^(Dose: [a-z]+ \| )[^|]*/\1two /'
broken Exercises/calf_raise.rec "a mistake without an arrow" '0,/^Mistake:/s/^(Mistake: .*) => .*/\1/'
broken Exercises/hip_thrust.rec "a caution without an arrow" '0,/^Caution:/s/^(Caution: .*) => .*/\1/'
broken Exercises/row.rec "an alias in capitals" '0,/^Alias:/s/^Alias: (.*)/Alias: \U\1/'
broken Injuries/runners_knee.rec "a line that is no field" '/^Lead:/a just a few words'
broken Groups/over_60.rec "a continuation of nothing" '1i + more of nothing'
broken Routines/two_day.rec "an exercise with four parts" '0,/^Exercise:/s/^(Exercise: .*) \|[^|]*$/\1/'
broken Topics/frequency.rec "no Id" '/^Id:/d'
broken Concepts/rir.rec "a source that is no id" '0,/^Source:/s/^Source: .*/Source: A paper, 2008/'

lint
for case in "${cases[@]}"; do
  IFS='|' read -r path what script <<<"$case"
  ! recfix_rejects "$path" || mismatch "recfix rejects $path as it is"
  ! coach_rejects "$path" || mismatch "coach lint rejects $path as it is: $(grep -m 1 "^Records/$path:.*error" "$temporary/report")"
  sed -E -i "$script" "$temporary/content/Records/$path"
  ! cmp -s "$records/$path" "$temporary/content/Records/$path" || mismatch "$path has changed so that it cannot be broken by: $what"
done
lint
for case in "${cases[@]}"; do
  IFS='|' read -r path what script <<<"$case"
  recfix_rejects "$path" || mismatch "recfix takes $path with $what"
  coach_rejects "$path" || mismatch "coach lint takes $path with $what"
done
echo "${#cases[@]} broken records: $((mismatches - before)) mismatches"
[ "$mismatches" -eq 0 ]
