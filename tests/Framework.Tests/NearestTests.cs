using Xunit;

namespace Heppy.Framework.Tests;

public sealed class NearestTests
{
    [Fact]
    public void Of_a_missing_file_the_directory_is_told_only_where_it_is_missing_too()
    {
        Assert.Equal("", Nearest.File("no_such_file_as_this.json"));
        Assert.Equal($" There is no directory {Path.GetFullPath("no_such_folder")}.", Nearest.File("no_such_folder/style.json"));
    }
}
