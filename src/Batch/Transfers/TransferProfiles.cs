using System.Text.Json;

namespace Heppy.Batch;

/// <summary>The transfer profiles there are: in the folder <c>transfers</c> of each folder in which sites are looked for.</summary>
public static class TransferProfiles
{
    private static readonly JsonSerializerOptions Strict = new(JsonFiles.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The folders in which profiles are looked for, first things first.</summary>
    public static IReadOnlyList<string> Folders => [.. SiteProfiles.Folders.Select(f => Path.Combine(f, "transfers"))];

    /// <summary>The first profile for a scheme.</summary>
    /// <param name="scheme">What URLs begin with; empty for plain paths.</param>
    /// <exception cref="UserError">There is none, or a file has a mistake.</exception>
    public static TransferProfile ForScheme(string scheme) => ForScheme(scheme, Folders);

    internal static TransferProfile ForScheme(string scheme, IReadOnlyList<string> folders)
    {
        List<TransferProfile> all = [];
        foreach (string file in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.json").Order(StringComparer.Ordinal)))
        {
            TransferProfile profile = Read(file);
            if (profile.Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
            {
                return profile;
            }

            all.Add(profile);
        }

        string[] known = [.. all.SelectMany(p => p.Schemes).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        throw new UserError(
            $"no transfer profile knows how to copy to {scheme}:.{Nearest.Sentence(scheme, known)} Known are paths, {string.Join(", ", known.Select(s => s + ":"))}; "
            + $"looked in {string.Join(", ", folders)}.");
    }

    /// <summary>Reads a profile, and says where it is wrong.</summary>
    internal static TransferProfile Read(string file)
    {
        string text = File.ReadAllText(file);
        TransferProfile profile;
        try
        {
            profile = JsonSerializer.Deserialize<TransferProfile>(text, Strict) ?? throw new UserError($"{file}:1: a transfer profile is a JSON object, not null.");
        }
        catch (JsonException error)
        {
            throw new UserError($"{file}:{(error.LineNumber ?? 0) + 1}: {error.Message.Split(" Path:", 2)[0]}", inner: error);
        }

        TransferCheck.Check(profile, file, text);
        return profile;
    }
}
