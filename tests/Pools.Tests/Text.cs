namespace Heppy.Pools.Tests;

internal static class Text
{
    internal static int Contained(this string text, char letter) => text.Count(c => c == letter);
}
