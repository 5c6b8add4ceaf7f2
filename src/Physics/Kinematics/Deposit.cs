namespace Heppy.Physics;

/// <summary>What particles of one kind add up to. The default is nothing.</summary>
/// <param name="SumPt">Scalar sum of their transverse momenta in GeV.</param>
/// <param name="SumE">Sum of their energies in GeV.</param>
/// <param name="Count">Their number.</param>
public readonly record struct Deposit(double SumPt, double SumE, int Count)
{
    /// <summary>Both together.</summary>
    public static Deposit operator +(Deposit a, Deposit b) => new(a.SumPt + b.SumPt, a.SumE + b.SumE, a.Count + b.Count);
}
