using System.Globalization;
using Heppy.Campaigns;

return args switch
{
    ["race", var count] => new Race(Number(count)).Run(),
    ["racer", var name] => Racer.Serve(name),
    ["columns", "--only", var column, .. var files] => new Columns(files, column).Run(),
    ["columns", .. { Length: > 0 } files] => new Columns(files).Run(),
    ["damage", var count, var seconds, var seed, .. { Length: > 0 } files] => new Damage(Number(count), Number(seconds), Number(seed), files).Run(),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("""
        campaigns race N: two processes race N times for one chunk each
        campaigns damage N SECONDS SEED FILE...: reads N damaged copies of ROOT or Parquet files; FILE can be 'parquet' for generated ones
        campaigns columns [--only COLUMN] FILE...: digests of the values of all trees of ROOT files
        """);
    return 1;
}
