#!/usr/bin/env python3
"""Holds coach's template grammar against the reference implementation of OVOS-INTENT-1.

usage: check-templates.py PATH_TO_COACH [CONTENT_ROOT]

Each template below CONTENT_ROOT/Intents (by default this repository's) is expanded by `coach lint --samples` and by
`ovos_spec_tools.expand`: the two sets must be equal, and a line that one side rejects the other must reject too. Then both
get 25 templates that are none, and both must reject them. Exits 1 on any difference, 2 when something needed is not there.

Needs the Python package ovos-spec-tools: pip install ovos-spec-tools
"""

import json
import logging
import re
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from ovos_spec_tools import MalformedTemplate, expand
    from ovos_spec_tools.expansion import iter_expand
    from ovos_spec_tools.resources import read_resource_file_numbered
except ImportError:
    print("check-templates.py needs the Python package ovos-spec-tools: pip install ovos-spec-tools", file=sys.stderr)
    sys.exit(2)

REPOSITORY = Path(__file__).resolve().parent.parent
ROLES = {".intent", ".voc", ".entity", ".blacklist", ".required"}
# A template whose listing is capped is searched in the reference's samples up to here.
SEARCH_LIMIT = 2_000_000
SHOWN = 20

# Each is wrong in one way; the comment names the rule of OVOS-INTENT-1 §3.6 or §3.4.
MALFORMED = [
    "how do (i lift",  # unbalanced
    "how do) i lift",
    "how do [i lift",
    "how do] i lift",
    "how (do [i) lift]",  # crossed
    "how (do|does]) i lift",
    "is {exercise good",  # a slot that never ends
    "is exercise} good",
    "is {exer{cise}} good",  # nested names
    "is <broken_cycle_a good",
    "is {Exercise} good",  # no name: upper case
    "is {2nd} good",  # no name: starts with a digit
    "is {} good",
    "is {my exercise} good",
    "is {a:b:c} good",  # more than one type
    "is <Best> good",
    "{exercise}",  # slot only
    "{{exercise}}",
    "is {exercise} {body_part} good",  # adjacent slots
    "is {exercise} [or] {body_part} good",  # adjacent in one of its samples
    "is {exercise} like {exercise}",  # repeated slot
    "lift|run",  # pipe outside a group
    "is () good",  # empty group
    "[lift]",  # empty sample
    "is <broken_cycle_a> good",  # cyclic vocabulary
]
# Vocabularies for the templates above.
BROKEN_VOCABULARIES = {"broken_cycle_a": "so <broken_cycle_b>", "broken_cycle_b": "very <broken_cycle_a>"}
# The codes with which coach rejects a template, in contrast to what else it may say about the line.
REASONS = {
    "unbalanced-brackets", "bad-name", "pipe-outside-group", "empty-group", "empty-sample", "slot-only", "adjacent-slots",
    "repeated-slot", "undefined-vocabulary", "cyclic-vocabulary", "empty-vocabulary", "slot-in-vocabulary",
}


def template_files(root):
    """The files with templates below a content root, by their paths from it."""
    folder = root / "Intents"
    found = sorted(path for path in folder.rglob("*") if path.suffix in ROLES) if folder.is_dir() else []
    return {path.relative_to(root).as_posix(): path for path in found}


def reference_vocabularies(files):
    """All .voc files, each line expanded once by the reference; a vocabulary with a bad line keeps its lines as they are."""
    raw = {path.stem: [line for _, line in read_resource_file_numbered(path)] for path in files.values() if path.suffix == ".voc"}
    flat = {}
    for name, lines in raw.items():
        try:
            members = [sample for line in lines for sample in expand(line, raw)]
            flat[name] = list(dict.fromkeys(members)) if members and not any("{" in member for member in members) else lines
        except MalformedTemplate:
            flat[name] = lines
    return flat


def coach(program, *arguments):
    """Standard output of a run of coach; findings make it exit with 1."""
    try:
        run = subprocess.run([program, *arguments], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    except OSError as error:
        print(f"check-templates.py cannot run {program}: {error.strerror}", file=sys.stderr)
        sys.exit(2)
    if run.returncode not in (0, 1):
        print(f"check-templates.py: {program} {' '.join(arguments)} ended with {run.returncode}", file=sys.stderr)
        sys.exit(2)
    return run.stdout


def compare(ours, template, vocabularies):
    """What is different between our listing of a template (None: rejected) and the reference's; None when nothing is."""
    try:
        if ours is not None and ours.get("capped"):
            left = set(ours["samples"])
            for count, sample in enumerate(iter_expand(template, vocabularies)):
                left.discard(sample)
                if not left or count == SEARCH_LIMIT:
                    break
            return f"the reference does not make {sorted(left)[0]!r}" if left else None
        theirs = set(expand(template, vocabularies))
    except MalformedTemplate as error:
        return None if ours is None else f"only the reference rejects it: {error}"
    if ours is None:
        return "only coach rejects it"
    if len(set(ours["samples"])) != len(ours["samples"]):
        return "coach lists a sample twice"
    missing, added = theirs - set(ours["samples"]), set(ours["samples"]) - theirs
    if missing:
        return f"coach lacks {len(missing)} of {len(theirs)} samples, such as {sorted(missing)[0]!r}"
    return f"coach adds {len(added)} samples, such as {sorted(added)[0]!r}" if added else None


def check_content(program, root):
    """Compares all templates of a content root; returns the differences."""
    own = template_files(root)
    # A part of the content is completed by the repository's, as coach does it.
    vocabularies = reference_vocabularies({**template_files(REPOSITORY), **own})
    listing = {}
    for line in coach(program, "lint", "--samples", str(root)).splitlines():
        entry = json.loads(line)
        listing[entry["file"], entry["line"]] = entry
    differences = []
    templates = samples = capped = rejected = 0
    for name, path in own.items():
        for number, template in read_resource_file_numbered(path):
            ours = listing.get((name, number))
            templates += 1
            samples += len(ours["samples"]) if ours else 0
            capped += bool(ours and ours.get("capped"))
            rejected += ours is None
            if ours is not None and ours["template"] != template:
                differences.append(f"{name}:{number}: coach reads the line as {ours['template']!r}")
            elif difference := compare(ours, template, vocabularies):
                differences.append(f"{name}:{number}: {difference}: {template}")
    if not templates:
        print(f"check-templates.py: there are no templates below {root}/Intents", file=sys.stderr)
        sys.exit(2)
    print(f"{templates} templates in {len(own)} files, {samples} samples, {capped} capped, {rejected} no templates: "
          f"{len(differences)} different")
    return differences


def check_malformed(program):
    """Gives the templates that are none to both sides; returns those that one of them takes."""
    vocabularies = {name: [line] for name, line in BROKEN_VOCABULARIES.items()}
    differences = []
    with tempfile.TemporaryDirectory() as folder:
        out, voc = Path(folder, "Intents/en-US/out"), Path(folder, "Intents/en-US/voc")
        out.mkdir(parents=True)
        voc.mkdir()
        for name, line in BROKEN_VOCABULARIES.items():
            (voc / f"{name}.voc").write_text(line + "\n", encoding="utf-8")
        for number, template in enumerate(MALFORMED, 1):
            (out / f"broken_{number:02}.intent").write_text(f"# comment\n{template}\n", encoding="utf-8")
        report = coach(program, "lint", folder)
    finding = re.compile(r"Intents/en-US/out/broken_(\d\d)\.intent:2:\d+: error\[([a-z-]+)\]: ")
    found = {int(match[1]) for match in map(finding.match, report.splitlines()) if match and match[2] in REASONS}
    for number, template in enumerate(MALFORMED, 1):
        if number not in found:
            differences.append(f"coach takes the malformed template {template}")
        try:
            expand(template, vocabularies)
            differences.append(f"the reference takes the malformed template {template}")
        except MalformedTemplate:
            pass
    print(f"{len(MALFORMED)} malformed templates: {len(differences)} not rejected")
    return differences


def main():
    if len(sys.argv) not in (2, 3):
        print("usage: check-templates.py PATH_TO_COACH [CONTENT_ROOT]", file=sys.stderr)
        sys.exit(64)
    logging.disable(logging.WARNING)  # The reference warns of groups with one branch, which are legal.
    program = sys.argv[1]
    root = Path(sys.argv[2] if len(sys.argv) == 3 else REPOSITORY)
    differences = check_content(program, root) + check_malformed(program)
    for difference in differences[:SHOWN]:
        print(difference)
    if len(differences) > SHOWN:
        print(f"… and {len(differences) - SHOWN} more")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
