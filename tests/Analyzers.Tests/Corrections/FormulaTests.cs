using Xunit;

namespace Heppy.Analyzers.Tests.Corrections;

public class FormulaTests
{
    [Theory]
    [InlineData("1+2*3", 7)]
    [InlineData("(1+2)*3", 9)]
    [InlineData("8/4/2", 1)]
    [InlineData("8-4-2", 2)]
    [InlineData("2^3^2", 512)]
    [InlineData("-2^2", 4)]
    [InlineData("0-2^2", -4)]
    [InlineData("-x^2", 9)]
    [InlineData("2*-x", -6)]
    [InlineData("-(x)", -3)]
    [InlineData("1e2+1e-1", 100.1)]
    [InlineData("1.+.5", 1.5)]
    [InlineData("x>2", 1)]
    [InlineData("x>=3", 1)]
    [InlineData("x<3", 0)]
    [InlineData("x<=2+1", 1)]
    [InlineData("1<2==1", 1)]
    [InlineData("x!=3", 0)]
    [InlineData("x>2&&y>2||z>2", 1)]
    [InlineData("0||x>2&&y>2", 0)]
    [InlineData("0.5&&-1", 1)]
    [InlineData("x[0]+10*x[1]+100*x[2]", 723)]
    [InlineData("(x<5)*10+(x>=5)*20", 10)]
    [InlineData("max(x,y)-min(x,y)", 1)]
    [InlineData("pow(x,2)", 9)]
    [InlineData("atan2(1,1)*4", Math.PI)]
    [InlineData("log(exp(2))", 2)]
    [InlineData("log10(1000)", 3)]
    [InlineData("sqrt(abs(-16))", 4)]
    [InlineData("erf(0.5)", 0.5204998778130465)]
    [InlineData("cosh(1)^2-sinh(1)^2", 1)]
    [InlineData("asinh(sinh(0.7))+acosh(cosh(0.7))+atanh(tanh(0.7))", 2.1)]
    [InlineData("sin(1)^2+cos(1)^2", 1)]
    [InlineData("tan(atan(0.3))+asin(sin(0.2))+acos(cos(0.1))", 0.6)]
    [InlineData("[1]*z + [0]", 16)]
    [InlineData(" x \\t+ t ", 9)]
    [InlineData("0.5*(1+erf((x-[0])/(sqrt(2.)*[1])))", 0.6914624612740131)]
    public void A_formula_is_what_it_says(string expression, double expected) =>
        Assert.Equal(expected, Corrected.Formula(expression, [3, 2, 7, 6], 2, 2), 1e-13);

    [Theory]
    [InlineData("1+", "at character 3 of '1+' there should be a number, variable, parameter or function, there is the end")]
    [InlineData("1 2", "at character 3 of '1 2' there should be an operator, there is '2'")]
    [InlineData("sin x", "at character 5 of 'sin x' there should be '('")]
    [InlineData("pow(1)", "there should be ','")]
    [InlineData("cso(x)", "'cso' at character 1 is no function. Nearest: cos.")]
    [InlineData("[3]", "parameter [3] at character 1, but there are 1 parameters")]
    [InlineData("x[1]", "variable x[1] at character 1, but there are 1 variables")]
    [InlineData("x[]", "variable x[] at character 1, but there are 1 variables")]
    [InlineData("x[1", "there should be ']', there is the end")]
    [InlineData("x+y", "variable y at character 3, but there are 1 variables")]
    [InlineData("1.2.3", "'1.2.3' at character 1 is no number")]
    [InlineData("(x", "there should be ')', there is the end")]
    [InlineData("", "there is the end")]
    public void A_mistake_says_where(string expression, string message)
    {
        var error = Assert.Throws<UserError>(() => Corrected.Formula(expression, [1], 1));

        Assert.Contains("set.json:1: $.corrections[0].data.expression cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_NaN_max_and_min_give_the_first_argument()
    {
        Assert.Equal(double.NaN, Corrected.Formula("max(x,1)", [double.NaN]));
        Assert.Equal(1, Corrected.Formula("max(1,x)", [double.NaN]));
        Assert.Equal(1, Corrected.Formula("min(1,x)", [double.NaN]));
    }
}
