using Heppy.Formats.Root.Objects;

namespace Heppy.Formats.Root.Writing;

/// <summary>How written objects are drawn at first: as those that ROOT makes itself.</summary>
internal static class Look
{
    /// <summary>An object with lines, filling and markers.</summary>
    public static RootObject Of(string className)
    {
        var value = new RootObject(className);
        value.Set("fLineColor", 602);
        value.Set("fLineStyle", 1);
        value.Set("fLineWidth", 1);
        value.Set("fFillStyle", 1001);
        value.Set("fMarkerColor", 1);
        value.Set("fMarkerStyle", 1);
        value.Set("fMarkerSize", 1f);
        return value;
    }

    /// <summary>Gives an axis its usual look.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="titleOffset">How far the title is from it: 1, or 0 for a vertical axis, which ROOT places itself.</param>
    public static void Axis(RootObject axis, float titleOffset)
    {
        axis.Set("fNdivisions", 510);
        axis.Set("fAxisColor", 1);
        axis.Set("fLabelColor", 1);
        axis.Set("fLabelFont", 42);
        axis.Set("fLabelOffset", 0.005f);
        axis.Set("fLabelSize", 0.035f);
        axis.Set("fTickLength", 0.03f);
        axis.Set("fTitleOffset", titleOffset);
        axis.Set("fTitleSize", 0.035f);
        axis.Set("fTitleColor", 1);
        axis.Set("fTitleFont", 42);
    }
}
