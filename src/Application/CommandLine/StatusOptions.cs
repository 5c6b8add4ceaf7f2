using System.Globalization;
using System.Net;
using CommandLine;

namespace Heppy.CommandLine;

/// <summary>What <c>heppy-status</c> is asked to do.</summary>
public sealed class StatusOptions : ICommandOptions
{
    /// <inheritdoc/>
    public static CommandDescription Description { get; } = new()
    {
        Command = "heppy-status",
        Purpose = "Shows how a run fares, here or on a batch system: chunks by state, rates, time left, failures, histograms so far.",
        Examples =
        [
            ("heppy-status Outdir", "a table that follows the run, until nothing is under way"),
            ("heppy-status Outdir --once", "the table as it is now"),
            ("heppy-status Outdir --serve", "a page for this machine's browsers; the address is printed"),
            ("heppy-status Outdir --serve 8090", "at this port, for instance for an ssh tunnel"),
            ("heppy-status Outdir --serve --bind 0.0.0.0", "for browsers of other machines, too"),
        ],
    };

    /// <summary>Directory of the run.</summary>
    [Value(0, MetaName = "DIR", HelpText = "directory of the run")]
    public string Directory { get; set; } = "";

    /// <summary>Port of the page.</summary>
    [Value(1, MetaName = "[PORT]", HelpText = "with --serve: port of the page (any free one)")]
    public string? Port { get; set; }

    /// <summary>Show a page.</summary>
    [Option("serve", HelpText = "show a page that follows the run, until interrupted")]
    public bool Serve { get; set; }

    /// <summary>Address that the page is served at.</summary>
    [Option("bind", MetaValue = "ADDRESS", HelpText = "with --serve: address of the page (127.0.0.1)")]
    public string? Bind { get; set; }

    /// <summary>Print the table once.</summary>
    [Option("once", HelpText = "print the table as it is now")]
    public bool Once { get; set; }

    /// <summary>Time between two looks.</summary>
    [Option("interval", MetaValue = "T", HelpText = "time between two looks (2s)")]
    public string? Interval { get; set; }

    /// <summary>Print the last line only.</summary>
    [Option('q', "quiet", HelpText = "print one line: how the run is now")]
    public bool Quiet { get; set; }

    /// <summary>Address of the page.</summary>
    public IPAddress Address => Bind is null ? IPAddress.Loopback : IPAddress.TryParse(Bind, out IPAddress? address) ? address
        : throw new UserError($"--bind {Bind}: not an address. Type for instance: --bind 0.0.0.0");

    /// <summary>Number of the port, 0 for any free one.</summary>
    public int PortNumber => Port is null ? 0 : int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65_536 ? port
        : throw new UserError($"{Port} is no port: a number from 1 to 65535. Type for instance: heppy-status {Directory} --serve 8090");

    /// <summary>Time between two looks.</summary>
    public TimeSpan Pause => Interval is null ? TimeSpan.FromSeconds(2) : Quantity.Time(Interval, "--interval");

    /// <inheritdoc/>
    public void Validate()
    {
        if (Directory.Length == 0)
        {
            throw new UserError("heppy-status needs the directory of a run. Type: heppy-status Outdir");
        }

        // heppy-status --serve 8090 Outdir
        if (Serve && Port is not null && Directory.All(char.IsAsciiDigit) && !Port.All(char.IsAsciiDigit))
        {
            (Directory, Port) = (Port, Directory);
        }

        Check.Exclusive(Serve, "--serve", Once, "--once");
        Check.Exclusive(Serve, "--serve", Quiet, "-q");
        Check.Needs(Port is not null, Port ?? "", Serve, "--serve; heppy-status looks at one run");
        Check.Needs(Bind is not null, "--bind", Serve, "--serve");
        _ = (Address, PortNumber, Pause);
    }
}
