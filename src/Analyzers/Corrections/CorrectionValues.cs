using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Heppy.Analyzers;

/// <summary>Room for inputs on the stack.</summary>
[InlineArray(Most)]
internal struct CorrectionValues
{
    /// <summary>Inputs of a correction, at most.</summary>
    internal const int Most = 24;

    private CorrectionValue _first;

    /// <summary>The first so many.</summary>
    [UnscopedRef]
    internal Span<CorrectionValue> Of(int count) => ((Span<CorrectionValue>)this)[..count];
}
