using Xunit;

namespace Heppy.Physics.Tests;

public class UnitsTests
{
    [Fact]
    public void Luminosity_in_inverse_femtobarn_is_kept_in_inverse_picobarn() =>
        Assert.Equal(14500, 14.5 / Units.fb, 9);
}
