using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heppy.Commands;

/// <summary>Serves the page that follows a run: read only, below a path that cannot be guessed.</summary>
/// <param name="board">What is shown.</param>
/// <param name="page">The page.</param>
/// <param name="pause">Time between two looks at the run.</param>
internal sealed class StatusServer(StatusBoard board, string page, TimeSpan pause)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Begins of all paths: only who was told the address sees the run.</summary>
    internal string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="address">Address to listen at.</param>
    /// <param name="port">Port, or 0 for any free one.</param>
    /// <param name="ready">Receives the address of the page.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="UserError">The address cannot be listened at.</exception>
    internal async Task Run(IPAddress address, int port, Action<string> ready, CancellationToken stop)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Listen(address, port);
        });
        await using WebApplication server = builder.Build();
        server.Use(Guard);
        server.MapGet($"/{Token}/", () => Results.Content(page, "text/html; charset=utf-8"));
        server.MapGet($"/{Token}/state", () => Results.Content(board.Current.State, "text/html; charset=utf-8"));
        server.MapGet($"/{Token}/figures", () => Results.Content(board.Current.Figures, "text/html; charset=utf-8"));
        server.MapGet($"/{Token}/events", (HttpContext context) => Events(context, stop));
        try
        {
            await server.StartAsync(stop);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new UserError($"cannot listen at {address}{(port == 0 ? "" : $" port {port}")}: {(e.InnerException ?? e).Message}. Give another {(port == 0 ? "address: --bind" : "port: --serve PORT")}", ExitCode.WrongArguments, e);
        }

        string host = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? Dns.GetHostName() : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        ready(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{new Uri(server.Urls.First()).Port}/{Token}/"));
        while (!stop.IsCancellationRequested)
        {
            await Task.Run(board.Update, CancellationToken.None);
            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(patience.Token);
    }

    /// <summary>The page may load nothing from elsewhere, be put in no frame, and tell nobody its address.</summary>
    private static Task Guard(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }

    /// <summary>Tells a page what is new, as server-sent events.</summary>
    private async Task Events(HttpContext context, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        (int State, int Figures) sent = (-1, -1);
        long quiet = 0;
        while (!end.IsCancellationRequested)
        {
            var current = board.Current;
            if (sent != (current.StateVersion, current.FiguresVersion))
            {
                sent = (current.StateVersion, current.FiguresVersion);
                await Send(context, $"data: {JsonSerializer.Serialize(new { state = sent.State, figures = sent.Figures })}\n\n", end.Token);
                quiet = 0;
            }
            else if (++quiet * Tick > Heartbeat)
            {
                await Send(context, ": still here\n\n", end.Token);
                quiet = 0;
            }

            await Task.Delay(Tick, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Send(HttpContext context, string text, CancellationToken end)
    {
        await context.Response.WriteAsync(text, end).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(end).ConfigureAwait(false);
    }
}
