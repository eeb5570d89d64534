#!/usr/bin/env bash
# Makes Azure.Monitor.Query restorable. The public gallery has it, and then there is nothing to do. Where the feed lacks it, Microsoft's own
# assembly comes from an npm package that ships it, is checked by its SHA-256, and is packed into a folder that Directory.Build.props adds as a
# source. Quick where it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
version=$(sed -n 's/.*Include="Azure.Monitor.Query" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
known_version=1.7.1
carrier=@azure/mcp-linux-x64@0.5.13
assembly=package/dist/Azure.Monitor.Query.dll
sha256=5508a10c1aebd5941cc8f0230b88b6dfaa8b9bf20da27087de5d88e58105ac18
folder=artifacts/tools/packages
package="$folder/Azure.Monitor.Query.$version.nupkg"

in_feed="$folder/$version.is-in-the-feed"

if [ -s "$package" ]; then
  echo "Azure.Monitor.Query $version is in $folder"
  exit 0
fi
if [ -f "$in_feed" ]; then
  echo "Azure.Monitor.Query $version is in the feed"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Asked outside the repository, whose rules would add packages of their own, and with an empty cache: the usual one may hold what was packed here.
cat >"$work/ask.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Azure.Monitor.Query" Version="[$version]" /></ItemGroup>
</Project>
PROJECT
if said=$(dotnet restore "$work/ask.csproj" --packages "$work/asked" --verbosity quiet 2>&1); then
  mkdir -p "$folder"
  touch "$in_feed"
  echo "Azure.Monitor.Query $version is in the feed"
  exit 0
fi

# NU1101: no source has the package; NU1102: none has this version. Anything else is a fault of the feed, which must not be papered over.
if ! grep -q 'NU110[12]' <<<"$said"; then
  echo "monitor-query.sh: the feed could not be asked for Azure.Monitor.Query:" >&2
  echo "$said" >&2
  exit 1
fi

if [ "$version" != "$known_version" ]; then
  echo "monitor-query.sh: the feed lacks Azure.Monitor.Query $version, and only $known_version is known from elsewhere" >&2
  exit 1
fi

if ! command -v npm >/dev/null; then
  echo "monitor-query.sh: the feed lacks Azure.Monitor.Query and npm is missing; install Node.js 20 or newer, or use a feed that has it" >&2
  exit 1
fi

echo "monitor-query.sh: the feed lacks Azure.Monitor.Query; taking it from $carrier (about 110 MB, once)"
if ! archive=$(cd "$work" && npm pack --loglevel=error --ignore-scripts "$carrier" | tail -n 1) || [ -z "$archive" ]; then
  echo "monitor-query.sh: npm could not get $carrier; see above" >&2
  exit 1
fi
tar -xzf "$work/$archive" -C "$work" "$assembly"
if ! echo "$sha256  $work/$assembly" | sha256sum --check --quiet; then
  echo "monitor-query.sh: $carrier holds another assembly than the one that is known; nothing was packed" >&2
  exit 1
fi

cat >"$work/package.nuspec" <<NUSPEC
<?xml version="1.0"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>Azure.Monitor.Query</id>
    <version>$version</version>
    <authors>Microsoft</authors>
    <license type="expression">MIT</license>
    <description>Microsoft's assembly, packed again on this machine because its feed lacks the package. Not for publishing.</description>
    <dependencies>
      <group targetFramework="net8.0"><dependency id="Azure.Core" version="1.47.1" /></group>
    </dependencies>
  </metadata>
  <files><file src="$assembly" target="lib/net8.0" /></files>
</package>
NUSPEC
cat >"$work/pack.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuspecFile>package.nuspec</NuspecFile>
    <NoBuild>true</NoBuild>
    <EnableDefaultItems>false</EnableDefaultItems>
  </PropertyGroup>
</Project>
PROJECT
rm "$work/ask.csproj"
mkdir -p "$folder"
dotnet pack "$work/pack.csproj" --output "$work/out" --verbosity quiet
# Renamed last: an interrupted run leaves no half package.
mv "$work/out/$(basename "$package")" "$package.part"
mv "$package.part" "$package"
echo "Azure.Monitor.Query $version packed into $folder"
