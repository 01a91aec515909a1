using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Tests.Catalogue;

public sealed class CatalogueOptionsTests
{
    private const string Server = "Host=db;Database=renderer;Username=renderer";

    [Fact]
    public void Default_HasNoFault() => new CatalogueOptions().FindFaults().ShouldBeEmpty();

    [Theory]
    [InlineData("sqlite", "Data Source=a.db")]
    [InlineData("SQLite", "Data Source=a.db;Cache=Shared")]
    [InlineData("postgresql", Server)]
    [InlineData("PostgreSQL", Server + ";SSL Mode=VerifyFull;Root Certificate=/run/ca.pem;Password=\"a;b\"")]
    public void Usable_HasNoFault(string kind, string connectionString) =>
        new CatalogueOptions { Kind = kind, ConnectionString = connectionString }.FindFaults().ShouldBeEmpty();

    [Theory]
    [InlineData("sqlite", "", "is empty")]
    [InlineData("sqlite", "Colour=blue", "cannot be read")]
    [InlineData("sqlite", "Mode=ReadOnly", "names no Data Source")]
    [InlineData("postgresql", " ", "is empty")]
    [InlineData("postgresql", "Data Source=renderer-data/catalogue.db", "Catalogue:ConnectionString")]
    [InlineData("postgresql", "Database=renderer", "names no Host")]
    [InlineData("postgresql", "Host=db", "names no Database")]
    [InlineData("postgresql", "Host=db;Database=d;Port=x", "cannot be read")]
    [InlineData("mysql", "Host=db", "Catalogue:Kind is \"mysql\"")]
    public void Unusable_SaysSoWithTheSetting(string kind, string connectionString, string fault) =>
        new CatalogueOptions { Kind = kind, ConnectionString = connectionString }.FindFaults().ShouldHaveSingleItem().ShouldContain(fault);

    [Fact]
    public void Unreadable_PasswordWithSemicolon_IsNotQuoted()
    {
        var options = new CatalogueOptions { Kind = "postgresql", ConnectionString = Server + ";Password=geh;eim=x" };

        options.FindFaults().ShouldHaveSingleItem().ShouldNotContain("eim");
    }

    [Fact]
    public void Faults_Several_AreAllTold()
    {
        var options = new CatalogueOptions { PoolSize = 0, CommandTimeout = TimeSpan.Zero, ConnectionString = "" };

        options.FindFaults().Count().ShouldBe(3);
    }

    [Fact]
    public void PasswordFile_Unusable_SaysSo()
    {
        using var folder = new TemporaryFolder();
        new CatalogueOptions { Kind = "postgresql", ConnectionString = Server, PasswordFile = folder.File("none") }.FindFaults().ShouldHaveSingleItem().ShouldContain("is no file");
        File.WriteAllText(folder.File("password"), "geheim\n");
        new CatalogueOptions { PasswordFile = folder.File("password") }.FindFaults().ShouldHaveSingleItem().ShouldContain("knows no password");
        new CatalogueOptions { Kind = "postgresql", ConnectionString = Server + ";Password=p", PasswordFile = folder.File("password") }
            .FindFaults().ShouldHaveSingleItem().ShouldContain("holds a password too");
    }
}
