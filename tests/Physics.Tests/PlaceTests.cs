using Xunit;

namespace Heppy.Physics.Tests;

public class PlaceTests
{
    [Fact]
    public void Units_convert() => Assert.Equal(14500, 14.5 / Units.fb, 9);
}
