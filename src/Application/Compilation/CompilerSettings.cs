using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Heppy.Compilation;

/// <summary>What the <c>#:property</c> lines ask of the compiler; the rest of them are for the SDK.</summary>
internal sealed record CompilerSettings
{
    private static readonly string[] _withoutEffect =
    [
        "AnalysisLevel", "AnalysisMode", "Deterministic", "EnforceCodeStyleInBuild", "GenerateDocumentationFile",
        "InvariantGlobalization", "IsPackable", "NoWarn", "Optimize", "OutputType", "PublishAot", "PublishTrimmed",
        "RootNamespace", "TargetFramework", "TreatWarningsAsErrors", "WarningLevel", "WarningsAsErrors",
    ];

    public LanguageVersion LanguageVersion { get; private init; } = LanguageVersion.CSharp14;

    public NullableContextOptions Nullable { get; private init; } = NullableContextOptions.Enable;

    public bool ImplicitUsings { get; private init; } = true;

    public bool AllowUnsafe { get; private init; }

    public bool CheckOverflow { get; private init; }

    public string Symbols { get; private init; } = "";

    /// <summary>The symbols that <c>#if</c> knows.</summary>
    public IEnumerable<string> SymbolList =>
    [
        "RELEASE", "NET", "NET10_0",
        .. Symbols.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    /// <summary>Directives that only the SDK can resolve.</summary>
    public IReadOnlyList<SourceDirective> ForSdk { get; init; } = [];

    /// <summary>Sorts the directives: satisfied by what ships, for the compiler, or for the SDK.</summary>
    /// <exception cref="CompilationFailed">A property has a value that cannot be.</exception>
    public static CompilerSettings From(IEnumerable<SourceDirective> directives, string currentDirectory)
    {
        var settings = new CompilerSettings();
        var forSdk = new List<SourceDirective>();
        var errors = new List<string>();
        foreach (var directive in directives)
        {
            bool known = directive.Kind switch
            {
                "project" => ShippedAssemblies.SatisfyProject(directive.Value, Path.GetDirectoryName(directive.File)!),
                "package" => ShippedAssemblies.SatisfyPackage(directive.Value),
                "sdk" => directive.Value == "Microsoft.NET.Sdk",
                _ => TryApply(directive, ref settings, currentDirectory, errors),
            };
            if (!known)
            {
                forSdk.Add(directive);
            }
        }

        return errors.Count == 0 ? settings with { ForSdk = forSdk } : throw new CompilationFailed(errors);
    }

    private static bool TryApply(
        SourceDirective directive, ref CompilerSettings settings, string currentDirectory, List<string> errors)
    {
        int equal = directive.Value.IndexOf('=', StringComparison.Ordinal);
        if (equal < 1)
        {
            errors.Add(directive.Error("HEPPY002", "a property is written #:property Name=Value.", currentDirectory));
            return true;
        }

        string name = directive.Value[..equal].Trim();
        string value = directive.Value[(equal + 1)..].Trim();
        bool isTrue = string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
        switch (name)
        {
            case "AllowUnsafeBlocks":
                settings = settings with { AllowUnsafe = isTrue };
                return true;
            case "CheckForOverflowUnderflow":
                settings = settings with { CheckOverflow = isTrue };
                return true;
            case "DefineConstants":
                settings = settings with { Symbols = value.Replace("$(DefineConstants)", "", StringComparison.Ordinal) };
                return true;
            case "ImplicitUsings":
                settings = settings with { ImplicitUsings = isTrue || value == "enable" };
                return true;
            case "Nullable" when value is "enable" or "disable" or "warnings" or "annotations":
                settings = settings with { Nullable = Enum.Parse<NullableContextOptions>(value, ignoreCase: true) };
                return true;
            case "LangVersion" when LanguageVersionFacts.TryParse(value, out var version):
                settings = settings with { LanguageVersion = version.MapSpecifiedToEffectiveVersion() };
                return true;
            case "Nullable" or "LangVersion":
                errors.Add(directive.Error("HEPPY002", $"'{value}' is not a value of {name}.", currentDirectory));
                return true;
            default:
                return _withoutEffect.Contains(name, StringComparer.Ordinal);
        }
    }
}
