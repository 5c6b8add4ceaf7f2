using Heppy;
using Heppy.Campaigns;

if (args.Length == 0)
{
    return Usage();
}

try
{
    return args[0] switch
    {
        "racer" => Racer.Serve(args[1]),
        "columns" => args[1..] is ["--only", var column, .. var files] ? new Columns(files, column).Run() : new Columns(args[1..]).Run(),
        "race" => new Race(Request.Of(args[1..])).Run(),
        "damage" => new Damage(Request.Of(args[1..])).Run(),
        _ => Campaign(args[0], Request.Of(args[1..])) is { } campaign ? Run(campaign) : Usage(),
    };
}
catch (UserError e)
{
    Console.Error.WriteLine(e.Message);
    return e.ExitCode;
}

static Campaign? Campaign(string name, Request request) => name switch
{
    "clock" => new Clock(request),
    "full" => new Full(request),
    "hostile" => new Hostile(request),
    "late" => new Late(request),
    "mutants" => new Mutants(request),
    "reads" => new Reads(request),
    "together" => new Together(request),
    _ => null,
};

static int Run(Campaign campaign)
{
    using (campaign)
    {
        return campaign.Run();
    }
}

static int Usage()
{
    Console.Error.WriteLine("""
        campaigns NAME [--seed N] [--cases N] [--seconds N] [--programs FOLDER]
          race      two processes commit one chunk at the same moment
          damage    FILE...: damaged copies of ROOT or Parquet files; FILE can be 'parquet' for generated ones
          clock     clocks that are wrong and jump (needs libfaketime)
          full      a disk that fills (as root)
          hostile   hostile names, values, paths and environments
          late      directory entries that appear late and in any order
          mutants   changed JSON of all kinds, read by all commands
          reads     inputs that cannot be read, or change while they are read
          together  several commands at once on one directory
        campaigns columns [--only COLUMN] FILE...: digests of the values of all trees of ROOT files
        """);
    return 1;
}
