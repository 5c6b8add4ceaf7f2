using System.Text.Json;

namespace Heppy.Plots.Tests.Fits;

/// <summary>Reads a workspace of pyhf strictly: what the schema of version 1.0.0 asks for, no other names, and what a model needs beyond it.</summary>
/// <param name="Channels">The channels by name, with samples by name.</param>
/// <param name="Observations">Observed events by channel.</param>
/// <param name="Interest">Name of the parameter of interest.</param>
internal sealed record Workspace(Dictionary<string, Dictionary<string, WorkspaceSample>> Channels, Dictionary<string, double[]> Observations, string Interest)
{
    internal static Workspace Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        Names(root, "channels", "observations", "measurements", "version");
        Require(root.GetProperty("version").GetString() == "1.0.0", "the version");
        var channels = Items(root, "channels").ToDictionary(c => Named(c, "name", "samples"), c => Items(c, "samples").ToDictionary(s => Named(s, "name", "data", "modifiers"), Sample));
        var observations = Items(root, "observations").ToDictionary(o => Named(o, "name", "data"), o => Numbers(o.GetProperty("data")));
        Require(channels.Keys.ToHashSet().SetEquals(observations.Keys), "channels and observations");
        foreach ((string name, Dictionary<string, WorkspaceSample> samples) in channels)
        {
            int bins = observations[name].Length;
            Require(samples.Values.All(s => s.Data.Length == bins && s.Shapes.Values.All(p => p.Up.Length == bins && p.Down.Length == bins) && (s.Errors.Length == 0 || s.Errors.Length == bins)), $"bins of {name}");
            Require(observations[name].All(v => v >= 0) && samples.Values.All(s => s.Data.Concat(s.Errors).All(v => v >= 0)), $"negative numbers in {name}");
            Require(samples.Values.All(s => s.Yields.Values.All(p => p.Up > 0 && p.Down > 0)), $"factors of {name}");
        }

        JsonElement measurement = Items(root, "measurements").Single();
        Named(measurement, "name", "config");
        JsonElement config = measurement.GetProperty("config");
        Names(config, "poi", "parameters");
        foreach (JsonElement parameter in config.GetProperty("parameters").EnumerateArray())
        {
            Require(Named(parameter, "name", "auxdata", "sigmas", "inits", "bounds") == "lumi", "parameters");
            Require(parameter.GetProperty("bounds").EnumerateArray().All(b => Numbers(b) is [var low, var high] && low < 1 && high > 1), "bounds");
        }

        string interest = config.GetProperty("poi").GetString()!;
        Require(channels.Values.Any(c => c.Values.Any(s => s.Factors.Contains(interest))), "the parameter of interest");
        return new Workspace(channels, observations, interest);
    }

    private static WorkspaceSample Sample(JsonElement sample)
    {
        var read = new WorkspaceSample(Numbers(sample.GetProperty("data")));
        foreach (JsonElement modifier in sample.GetProperty("modifiers").EnumerateArray())
        {
            string name = Named(modifier, "name", "type", "data");
            JsonElement data = modifier.GetProperty("data");
            switch (modifier.GetProperty("type").GetString())
            {
                case "normfactor" or "lumi":
                    Require(data.ValueKind == JsonValueKind.Null && read.Factors.Add(name), name);
                    break;
                case "normsys":
                    Names(data, "hi", "lo");
                    read.Yields.Add(name, (data.GetProperty("hi").GetDouble(), data.GetProperty("lo").GetDouble()));
                    break;
                case "histosys":
                    Names(data, "hi_data", "lo_data");
                    read.Shapes.Add(name, (Numbers(data.GetProperty("hi_data")), Numbers(data.GetProperty("lo_data"))));
                    break;
                case "staterror":
                    read.Errors = read.Errors.Length == 0 ? Numbers(data) : throw new InvalidDataException("two staterrors");
                    break;
                default:
                    throw new InvalidDataException($"type of {name}");
            }
        }

        return read;
    }

    private static string Named(JsonElement element, params string[] names)
    {
        Names(element, names);
        string name = element.GetProperty("name").GetString()!;
        return name.Length > 0 ? name : throw new InvalidDataException("an empty name");
    }

    private static void Names(JsonElement element, params string[] names) =>
        Require(element.EnumerateObject().Select(p => p.Name).Order().SequenceEqual(names.Order()), $"names of {string.Join(' ', names)}");

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().ToArray() is { Length: > 0 } items ? items : throw new InvalidDataException($"no {name}");

    private static double[] Numbers(JsonElement array)
    {
        double[] numbers = [.. array.EnumerateArray().Select(v => v.GetDouble())];
        Require(numbers.Length > 0 && numbers.All(double.IsFinite), "numbers");
        return numbers;
    }

    private static void Require(bool isSo, string what)
    {
        if (!isSo)
        {
            throw new InvalidDataException($"{what}: not as a workspace has it");
        }
    }
}
