using Heppy.Commands;
using Xunit;

namespace Heppy.Application.Tests.CommandLine;

public class WriteFailureTests
{
    [Theory]
    [InlineData("No space left on device : '/out/.report.html.new-1'", 28, "No space left on device. Make room, or give another directory: --out DIR")]
    [InlineData("Disk quota exceeded : '/out/a'", 122, "Disk quota exceeded. Make room, or give another directory: --out DIR")]
    [InlineData("Read-only file system : '/out/a'", 30, "Read-only file system. Give a directory that you may write to: --out DIR")]
    public void The_advice_is_by_what_the_error_is(string message, int number, string said) =>
        Assert.Equal(said, WriteFailure.Of(new IOException(message, number), "--out DIR"));
}
