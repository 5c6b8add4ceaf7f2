#!/usr/bin/env bash
# The archive, unpacked where there is no SDK, by somebody who cannot write to it and has no home: samples, batch, figures, report, programs, the pages of
# docs. Two runs of bin/package give the same archive. Packages: a file-based program takes them from a folder, with no other source. Completions and manual
# pages are read by the programs they are for, which are installed where they are missing (as root, on Debian). Usage: package.sh
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
# shellcheck source=.ci/without-sdk.sh
. "$root/.ci/without-sdk.sh"

fail() {
    [ ! -f "$work/log" ] || tail -n 40 "$work/log"
    echo "package.sh: $1"
    exit 1
}

case $(uname -m) in x86_64) platform=linux-x64 ;; *) platform=linux-arm64 ;; esac
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")

"$root/bin/package" -o "$work/packages" "$platform" nuget >"$work/log" 2>&1 || fail 'bin/package failed'
"$root/bin/package" -o "$work/again" "$platform" >"$work/log" 2>&1 || fail 'bin/package failed the second time'
cat "$work/log"
cmp "$work/packages/heppy-$version-$platform.tar.gz" "$work/again/heppy-$version-$platform.tar.gz" || fail 'two runs of bin/package give different archives'

# Unpacked by root, used by somebody else: nothing in it can be written to, and there is no home.
mkdir "$work/opt" "$work/me"
chmod 755 "$work" "$work/opt"
tar -C "$work/opt" -xzf "$work/packages/heppy-$version-$platform.tar.gz" || fail 'the archive cannot be unpacked'
heppy=$(echo "$work"/opt/heppy-*)
chmod -R a-w "$heppy"
prepare_tools_without_sdk || fail 'there is a dotnet among the tools'
nobody=$(id -u nobody) || fail 'there is no user nobody'
chown "$nobody" "$work/me"
cd "$work/me" || exit 1

# as_nobody WORD...: a command of the archive, or of the system.
as_nobody() {
    without_sdk setpriv --reuid="$nobody" --clear-groups env "PATH=$heppy/bin:$work/tools" HOME=/nonexistent "HEPPY_CACHE=$work/me/cache" "$@"
}

# run WORD...: the same; it must succeed.
run() {
    as_nobody "$@" >"$work/log" 2>&1 </dev/null || fail "$* failed"
}

! as_nobody touch "$heppy/bin/x" 2>/dev/null || fail 'the folder of the archive can be written to'
# Links of its pages lead to what is in it.
for page in "$heppy"/*.md "$heppy"/docs/*.md; do
    for link in $(grep -oE '\]\([^):# ]+[)#]' "$page" | sed 's/^..//; s/.$//'); do
        [ -e "${page%/*}/$link" ] || fail "${page#"$heppy"/} has a link to $link, which is not in the archive"
    done
done
for program in "$heppy"/bin/*; do
    name=${program##*/}
    as_nobody "$name" --version | grep -qxE "$name $version( \([0-9a-f]{12}(, changed)?\))?" || fail "$name does not say its version"
done
# Batch systems that are installed here need not be up.
as_nobody heppy doctor . >"$work/log" 2>&1
cat "$work/log"
grep -q '^  seals ' "$work/log" && ! grep '^!' "$work/log" | grep -qv '^! site ' || fail 'something is wrong'

run heppy first "$heppy/samples/first/first.cs"
run heppy-check first
run heppy-hadd first
grep -q '15989' first/Zmumu/DiMuon/cut_flow.txt || fail 'the first sample: other numbers'
for sample in h_to_zz/analysis_h_to_zz zmumu/analysis ttbar/analysis jets_ee/analysis adl/analysis; do
    run heppy -q "${sample%%/*}" "$heppy/samples/$sample.cs" --hadd
done
run heppy-plot ttbar --format svg,pdf,png
[ -n "$(find ttbar/plots -name '*.png' -size +1k)" ] && [ -n "$(find ttbar/plots -name '*.pdf' -size +1k)" ] || fail 'there are no figures'
run heppy-report h_to_zz
[ -s h_to_zz/report.html ] || fail 'there is no report'
run heppy-ls first/Zmumu/histograms.root
run heppy-convert "$heppy/samples/zmumu/data/zmumu/data/file_1.parquet" events.root
run heppy-diff first first
run heppy-status --once first
run heppy-batch -o batch "$heppy/samples/first/first.cs" -b 'nohup ./batchScript.sh &'
run heppy-check --watch --interval 1s batch
run heppy-hadd batch
cmp first/Zmumu/DiMuon/histograms.json batch/Zmumu/DiMuon/histograms.json || fail 'jobs gave another histogram'
run heppy run "$heppy/samples/pool/pool.cs" synchronous threads processes
[ "$(cut -c 14- "$work/log" | sort -u | wc -l)" -eq 1 ] || fail 'pools gave other numbers'
run heppy run "$heppy/samples/delayed/delayed.cs" graph.svg threads processes
run heppy run "$heppy/samples/telescope/telescope.cs" Night processes
run heppy run "$heppy/samples/scheduling/scheduling.cs" threads:2
run heppy run "$heppy/samples/lazy_events/lazy_events.cs" Masses threads processes
run heppy run "$heppy/samples/scaleout/scaleout.cs" Scaled short processes
run heppy new Mine
(cd Mine && run heppy run test.cs && run heppy Out analysis.cs && run heppy-hadd Out) || exit 1

# Completions and manual pages, by the programs they are for.
for pair in zsh:zsh fish:fish mandoc:mandoc; do
    command -v "${pair%%:*}" >/dev/null || apt-get install -y -q "${pair##*:}" >"$work/log" 2>&1 || { apt-get update -q && apt-get install -y -q "${pair##*:}"; } >"$work/log" 2>&1 || fail "cannot install ${pair##*:}"
done
for script in "$heppy"/share/bash-completion/completions/*; do bash -n "$script" || fail "$script"; done
for script in "$heppy"/share/zsh/site-functions/*; do zsh -n "$script" || fail "$script"; done
for script in "$heppy"/share/fish/vendor_completions.d/*; do fish --no-execute "$script" || fail "$script"; done
completed=$(fish -c "source $heppy/share/fish/vendor_completions.d/heppy-hadd.fish; complete -C 'heppy-hadd --tables t'" | cut -f 1 | sort | tr '\n' ' ')
[ "$completed" = 'tex text ' ] || fail "fish completes to '$completed'"
mandoc -T lint -W warning "$heppy"/share/man/man1/*.1 || fail 'mandoc has warnings'

# The pages of the documentation, word by word, with the programs of the archive, as somebody with an empty home.
(cd "$root" && dotnet build tests/Acceptance.Tests -clp:ErrorsOnly) >"$work/log" 2>&1 || fail 'the tests cannot be built'
HEPPY_TEST_PROGRAMS=$heppy/bin "$root/artifacts/bin/Acceptance.Tests/debug/Heppy.Acceptance.Tests" --filter-class '*PageTests' >"$work/log" 2>&1 || fail 'a page of the documentation does not say what happens'

# Packages: from the folder and what is on this machine already, from nowhere else.
mkdir "$work/app"
cd "$work/app" || exit 1
cat >nuget.config <<END
<configuration>
  <packageSources><clear /><add key="here" value="$work/packages" /></packageSources>
  <fallbackPackageFolders><clear /><add key="known" value="${NUGET_PACKAGES:-$HOME/.nuget/packages}" /></fallbackPackageFolders>
</configuration>
END
for library in Physics Framework Analyzers; do
    sed -n '/^```csharp/,/^```/p' "$root/src/$library/README.md" | sed '/^```/d; s/@[0-9.]*$/@'"$version"'/' >"${library,,}.cs"
    sed -i '1a #:property PublishAot=false' "${library,,}.cs"
    NUGET_PACKAGES=$work/restored timeout 120 dotnet run "${library,,}.cs" >"$work/log" 2>&1 || fail "the program of the README of Heppy.$library failed"
    cat "$work/log"
done
cp "$work/me/Mine/"*.cs . && sed -i '1a #:package Heppy.Application@'"$version"'\n#:property PublishAot=false' analysis.cs
NUGET_PACKAGES=$work/restored HEPPY_CACHE=$work/cache timeout 120 dotnet run analysis.cs -- "$work/dotnet-run" >"$work/log" 2>&1 || fail 'dotnet run of a configuration with packages failed'
grep -q '4 of 4 chunks done' "$work/log" || fail 'dotnet run of a configuration with packages did not run it'
echo 'archive and packages work'
