using Heppy.Campaigns;

return args switch
{
    ["race", var count] => new Race(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).Run(),
    ["racer", var name] => Racer.Serve(name),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("campaigns race N: two processes race N times for one chunk each");
    return 1;
}
