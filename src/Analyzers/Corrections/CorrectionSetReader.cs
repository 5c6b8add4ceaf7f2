using System.Text.Json;

namespace Heppy.Analyzers;

/// <summary>Reads a set of corrections from JSON. What is wrong is thrown as <see cref="FormatException"/> with its path.</summary>
/// <param name="file">Name for messages.</param>
internal sealed class CorrectionSetReader(string file)
{
    internal CorrectionSet Read(JsonElement root)
    {
        var json = new JsonPath(root, "$");
        int version = json.Get("schema_version").Int();
        if (version != 2)
        {
            throw json.Get("schema_version").Wrong($"is {version}; only version 2 can be read. Convert the file with `correction upgrade`");
        }

        Dictionary<string, Correction> single = new(StringComparer.Ordinal);
        foreach (JsonPath correction in json.Get("corrections").Items())
        {
            Add(single, correction, ReadSingle(correction));
        }

        Dictionary<string, Correction> compound = new(StringComparer.Ordinal);
        foreach (JsonPath correction in json.Find("compound_corrections")?.Items() ?? [])
        {
            Add(compound, correction, ReadCompound(correction, single));
        }

        return new CorrectionSet(file, json.Find("description")?.Text() ?? "", single, compound);
    }

    private static void Add(Dictionary<string, Correction> to, JsonPath json, Correction correction)
    {
        if (!to.TryAdd(correction.Name, correction))
        {
            throw json.Wrong($"has the name '{correction.Name}' of another correction");
        }
    }

    private static SingleCorrection ReadSingle(JsonPath json)
    {
        CorrectionVariable[] inputs = Inputs(json);
        CorrectionNode root = new CorrectionNodeReader(inputs, json.Find("generic_formulas")?.Items() ?? []).Read(json.Get("data"));
        return new SingleCorrection(json.Get("name").Text(), Description(json), json.Get("version").Int(), inputs, Output(json), root);
    }

    private static CompoundCorrection ReadCompound(JsonPath json, Dictionary<string, Correction> known)
    {
        CorrectionVariable[] inputs = Inputs(json);
        int[] updated = [.. json.Get("inputs_update").Items().Select(i => Index(i, inputs))];
        foreach (int input in updated.Where(i => inputs[i].Type != CorrectionType.Real))
        {
            throw json.Get("inputs_update").Wrong($"has {inputs[input].Name}, which is not real");
        }

        (Correction, int[])[] stack = [.. json.Get("stack").Items().Select(One)];
        char input_ = Operation(json.Get("input_op"), "+", "*", "/");
        return new CompoundCorrection(
            json.Get("name").Text(), Description(json), inputs, Output(json), updated, (input_, Operation(json.Get("output_op"), "+", "*", "/", "last")), stack);

        (Correction, int[]) One(JsonPath name)
        {
            if (!known.TryGetValue(name.Text(), out Correction? correction))
            {
                throw name.Wrong($"is '{name.Text()}', which is no correction of this file.{Nearest.Sentence(name.Text(), known.Keys)}");
            }

            return (correction, [.. correction.Inputs.Select(i => Array.FindIndex(inputs, own => own.Name == i.Name) is >= 0 and var at
                ? at
                : throw name.Wrong($"is '{correction.Name}', whose input {i.Name} is no input of the compound correction"))]);
        }
    }

    private static char Operation(JsonPath json, params string[] known) => known.Contains(json.Text())
        ? json.Text()[0]
        : throw json.Wrong($"is '{json.Text()}', not one of {string.Join(' ', known)}");

    private static CorrectionVariable[] Inputs(JsonPath json)
    {
        CorrectionVariable[] inputs = [.. json.Get("inputs").Items().Select(Variable)];
        return inputs.Length <= CorrectionValues.Most
            ? inputs
            : throw json.Get("inputs").Wrong($"has {inputs.Length} inputs; at most {CorrectionValues.Most} can be read");
    }

    private static CorrectionVariable Output(JsonPath json) => Variable(json.Get("output")) is { Type: CorrectionType.Real } output
        ? output
        : throw json.Get("output").Wrong("is not real");

    private static CorrectionVariable Variable(JsonPath json)
    {
        CorrectionType type = json.Get("type").Text() switch
        {
            "real" => CorrectionType.Real,
            "int" => CorrectionType.Int,
            "string" => CorrectionType.String,
            var other => throw json.Get("type").Wrong($"is '{other}', not real, int or string"),
        };
        return new CorrectionVariable(json.Get("name").Text(), type, Description(json));
    }

    private static string Description(JsonPath json) => json.Find("description")?.Text() ?? "";

    /// <summary>Which input a name is.</summary>
    internal static int Index(JsonPath name, CorrectionVariable[] inputs) => Array.FindIndex(inputs, i => i.Name == name.Text()) is >= 0 and var at
        ? at
        : throw name.Wrong($"is '{name.Text()}', which is no input.{Nearest.Sentence(name.Text(), inputs.Select(i => i.Name))} Inputs: {string.Join(", ", inputs.Select(i => i.Name))}");
}
