# shellcheck shell=bash disable=SC2154
# Sourced: commands without the .NET SDK. Sets nothing but functions; $work is a folder of the caller's.

# Runs a command where there is no SDK: no dotnet on PATH, no DOTNET_ROOT, no HOME.
without_sdk() {
    env -i "PATH=$work/tools" HOME= DOTNET_ROOT= "HEPPY_CACHE=$work/cache" "$@"
}

# All programs of the system but dotnet.
prepare_tools_without_sdk() {
    local folder file
    mkdir -p "$work/tools"
    for folder in /usr/local/bin /usr/bin /bin; do
        for file in "$folder"/*; do
            case ${file##*/} in
                dotnet) ;;
                *) [ -e "$work/tools/${file##*/}" ] || ln -s "$file" "$work/tools/" ;;
            esac
        done
    done
    ! without_sdk sh -c 'command -v dotnet'
}
