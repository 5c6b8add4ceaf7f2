using Heppy.Storage;

namespace Heppy.Converting;

/// <summary>An output, and what there is of it.</summary>
/// <param name="Task">The output and its inputs.</param>
/// <param name="Inputs">The inputs as they are.</param>
/// <param name="LeftOut">Columns that cannot be read.</param>
/// <param name="Entries">Entries of all inputs.</param>
/// <param name="State">How the output is.</param>
/// <param name="Why">Why it is so, where there is a reason to tell.</param>
internal sealed record PlannedConversion(
    ConversionTask Task, IReadOnlyList<SealedInput> Inputs, IReadOnlyList<LeftOutColumn> LeftOut, long Entries, OutputState State, string Why);
