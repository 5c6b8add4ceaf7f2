using System.Globalization;
using Heppy.Campaigns;

return args switch
{
    ["race", var count] => new Race(int.Parse(count, CultureInfo.InvariantCulture)).Run(),
    ["racer", var name] => Racer.Serve(name),
    ["columns", "--only", var column, .. var files] => new Columns(files, column).Run(),
    ["columns", .. { Length: > 0 } files] => new Columns(files).Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        campaigns race N: two processes race N times for one chunk each
        campaigns columns [--only COLUMN] FILE...: digests of the values of all trees of ROOT files
        """);
    return 1;
}
