using System.Globalization;

namespace Heppy;

/// <summary>Numbers that scale simulation: what can only be a mistake is refused, and what looks like one is a warning.</summary>
internal sealed class NormalisationChecks(Config config, PlanFindings findings)
{
    /// <summary>From here on a luminosity has a wrong unit, rather than another value.</summary>
    private const double OtherUnit = 100;

    /// <summary>The generator weight of NanoAOD.</summary>
    private const string UsualWeight = "genWeight";

    /// <summary>Looks at the numbers that the configuration gives.</summary>
    /// <param name="components">Those that are planned.</param>
    internal void Check(IReadOnlyList<Component> components)
    {
        if (config.Luminosity is { } all && !IsAboveZero(all))
        {
            findings.Problem(Text($"Luminosity of the Config is {all}; it must be above 0, in 1/pb: 14.5 / fb."));
        }

        foreach (Component component in components)
        {
            if (component.Luminosity is { } luminosity && !IsAboveZero(luminosity))
            {
                findings.Problem(component, Text($"Luminosity is {luminosity}; it must be above 0, in 1/pb: 14.5 / fb"));
            }

            if (CrossSection(component) is { } sigma && !IsAboveZero(sigma))
            {
                findings.Problem(component, Text($"CrossSection is {sigma}; it must be above 0, in pb"));
            }

            if (component is MCComponent mc)
            {
                Check(mc);
            }
        }
    }

    /// <summary>Compares simulation with the data beside it.</summary>
    /// <param name="components">Those that are planned.</param>
    internal void CompareLuminosities(IReadOnlyList<Component> components)
    {
        foreach (Component component in components.Where(c => c is MCComponent && LuminosityOf(c) is null && components.Any(d => d.IsData)))
        {
            findings.Warning($"{component.Name}: it is not scaled to the data: neither it nor the configuration has a Luminosity (scale 1). Set Luminosity in the Config");
        }

        // All data of the configuration: those that --only leaves out have their part of the luminosity too.
        double recorded = config.Components.Where(c => c.IsData).Sum(c => c.Luminosity ?? 0);
        var scaled = components.Where(c => CrossSection(c) is not null && LuminosityOf(c) is not null).GroupBy(c => LuminosityOf(c)!.Value);
        foreach (var group in scaled.Where(g => recorded > 0 && (g.Key >= OtherUnit * recorded || recorded >= OtherUnit * g.Key)))
        {
            string names = string.Join(", ", group.Select(c => c.Name));
            string meant = Text($"{Math.Max(group.Key, recorded) / 1000:G6} / fb");
            findings.Warning(Text($"{names}: scaled to a Luminosity of {group.Key:G6} / pb, but that of the data is {recorded:G6} / pb in all. Luminosities have a unit: {meant}"));
        }
    }

    /// <summary>Looks at the sum of weights of the sample, as given or as read from the files.</summary>
    /// <param name="component">The sample.</param>
    /// <param name="sum">Its sum; null if it is counted.</param>
    internal void CheckSum(Component component, double? sum)
    {
        if (sum < 0)
        {
            findings.Warning(Text($"{component.Name}: its SumOfWeights is {sum:G6}, which is negative: all its results change sign. Give the sum of the generator weights of the full sample"));
        }
    }

    /// <summary>Warns of weights in the files of simulation whose events count 1 without a word of it.</summary>
    /// <param name="inputs">The sample with its files.</param>
    internal void CheckWeight(ComponentInputs inputs)
    {
        if (inputs.Component is MCComponent { GeneratorWeight: null } && inputs.Footers.Any(f => f.Columns.Any(c => c.Name == UsualWeight)))
        {
            findings.Warning($"{inputs.Component.Name}: its files have {UsualWeight}, but every event counts 1. Set GeneratorWeight = \"{UsualWeight}\", or GeneratorWeight = \"\" if that is meant");
        }
    }

    private static double? CrossSection(Component component) => (component as MCComponent)?.CrossSection ?? (component as GeneratedComponent)?.CrossSection;

    private static bool IsAboveZero(double number) => number > 0 && double.IsFinite(number);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private double? LuminosityOf(Component component) => component.Luminosity ?? (component.IsMC ? config.Luminosity : null);

    private void Check(MCComponent mc)
    {
        if (mc.SumOfWeights?.Value is { } sum && (sum == 0 || !double.IsFinite(sum)))
        {
            findings.Problem(mc, Text($"SumOfWeights is {sum}; it must be the sum of the generator weights of the full sample, or left out to have it counted"));
        }

        if (mc.GeneratedEvents is { } events && events <= 0)
        {
            findings.Problem(mc, Text($"GeneratedEvents is {events}; it must be above 0, or left out to have them counted"));
        }

        foreach ((string name, double factor) in new[] { (nameof(mc.EfficiencyCorrection), mc.EfficiencyCorrection), (nameof(mc.ExtraWeight), mc.ExtraWeight) })
        {
            if (!double.IsFinite(factor))
            {
                findings.Problem(mc, Text($"{name} is {factor}; it must be a finite number"));
            }
        }
    }
}
