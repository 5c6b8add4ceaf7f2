namespace Heppy;

/// <summary>The file formats that ntuples and skims are written in.</summary>
public enum TreeFormat
{
    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>
    /// ROOT, one flat <c>TTree</c> per file, with the name of the ntuple. A list has a counter: the column <c>nJet</c> for <c>Jet_pt</c>, or
    /// where there is none a branch <c>nJet_pt</c>.
    /// </summary>
    Root,
}
