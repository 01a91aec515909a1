namespace Renderer.Benchmarks.Tests;

public sealed class ArgumentsTests
{
    [Fact]
    public void Arguments_Taken_LeaveTheRest()
    {
        var arguments = new Arguments(["--rounds", "3", "words", "--json"]);

        arguments.Number("--rounds", 5).ShouldBe(3);
        arguments.Number("--documents", 100).ShouldBe(100);
        arguments.Has("--json").ShouldBeTrue();
        arguments.Rest.ShouldBe(["words"]);
    }

    [Fact]
    public void Arguments_Wrong_AreRefusedByName()
    {
        Should.Throw<ArgumentException>(() => new Arguments(["--rounds"]).Number("--rounds", 5)).Message.ShouldContain("--rounds needs a value");
        Should.Throw<ArgumentException>(() => new Arguments(["--rounds", "0"]).Number("--rounds", 5)).Message.ShouldContain("not 0");
        Should.Throw<InvalidOperationException>(() => new Arguments(["--round"]).End()).Message.ShouldContain("--round is not known");
    }
}
