using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Messaging.Infrastructure.IntegrationTests;

/// <summary>What is taken for an outage, by what the server or the driver says; nobody is asked.</summary>
internal sealed class PostgreSqlOutageTests
{
    private readonly PostgreSqlDatabase database = new(new DatabaseSettings(DatabaseProvider.PostgreSql, "Host=db.example.org;Database=chat"));

    [OneTimeTearDown]
    public async Task DisposeAsync() => await database.DisposeAsync();

    [TestCase("08006", TestName = "Recognizes_WhenTheConnectionBroke_ShouldBeTrue")]
    [TestCase("25006", TestName = "Recognizes_WhenTheServerIsAStandby_ShouldBeTrue")]
    [TestCase("28P01", TestName = "Recognizes_WhenThePasswordWasChanged_ShouldBeTrue")]
    [TestCase("3D000", TestName = "Recognizes_WhenTheDatabaseIsGone_ShouldBeTrue")]
    [TestCase("55000", TestName = "Recognizes_WhenTheDatabaseLetsNobodyIn_ShouldBeTrue")]
    [TestCase("53100", TestName = "Recognizes_WhenTheDiskIsFull_ShouldBeTrue")]
    [TestCase("53300", TestName = "Recognizes_WhenThereAreTooManyConnections_ShouldBeTrue")]
    [TestCase("55P03", TestName = "Recognizes_WhenALockIsHeldForTooLong_ShouldBeTrue")]
    [TestCase("57014", TestName = "Recognizes_WhenAStatementTookTooLong_ShouldBeTrue")]
    [TestCase("57P01", TestName = "Recognizes_WhenTheServerStops_ShouldBeTrue")]
    [TestCase("57P03", TestName = "Recognizes_WhenTheServerStarts_ShouldBeTrue")]
    [TestCase("58030", TestName = "Recognizes_WhenTheDiskFails_ShouldBeTrue")]
    public void Recognizes_WhenTheServerIsInNeed_ShouldBeTrue(string code)
    {
        var answer = new PostgresException("text", "ERROR", "ERROR", code);

        database.Recognizes(answer).ShouldBeTrue();
        database.Recognizes(new DbUpdateException("wrapped", answer)).ShouldBeTrue();
    }

    [TestCase("22021", TestName = "Recognizes_WhenTextIsNotText_ShouldBeFalse")]
    [TestCase("23505", TestName = "Recognizes_WhenAKeyIsTaken_ShouldBeFalse")]
    [TestCase("42P01", TestName = "Recognizes_WhenATableIsMissing_ShouldBeFalse")]
    [TestCase("XX001", TestName = "Recognizes_WhenDataIsDamaged_ShouldBeFalse")]
    public void Recognizes_WhenTheRequestIsAtFault_ShouldBeFalse(string code) =>
        database.Recognizes(new InvalidOperationException("wrapped", new PostgresException("text", "ERROR", "ERROR", code))).ShouldBeFalse();

    [Test]
    public void Recognizes_WhenNobodyAnswered_ShouldBeTrue() =>
        database.Recognizes(new InvalidOperationException("wrapped", new NpgsqlException("no route"))).ShouldBeTrue();

    [Test]
    public void Recognizes_WhenItIsABug_ShouldBeFalse() =>
        database.Recognizes(new InvalidOperationException("a bug")).ShouldBeFalse();
}
