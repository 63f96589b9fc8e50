using System.Data;
using System.Data.Common;
using Messaging.Infrastructure.Persistence;
using Messaging.Infrastructure.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Infrastructure.IntegrationTests.Databases;

/// <summary>What SQL Server's errors mean to the service.</summary>
internal sealed class SqlServerErrorTests
{
    private const int Ordinary = 16;
    private const int Timeout = 11;
    private const int Fatal = 20;

    private static readonly DatabaseSettings Settings = new(DatabaseProvider.SqlServer, "Data Source=nowhere;Initial Catalog=messaging");

    [TestCase(1205, TestName = "a deadlock")]
    [TestCase(3960, TestName = "a changed snapshot")]
    [TestCase(2601, TestName = "a unique index")]
    [TestCase(2627, TestName = "a primary key")]
    public void IsCollision_WhenAnotherWasFaster_ShouldBeTrue(int number)
    {
        var collision = SqlServerErrors.IsCollision(number);

        collision.ShouldBeTrue();
    }

    [TestCase(547, TestName = "a foreign key")]
    [TestCase(515, TestName = "null where none may be")]
    [TestCase(2628, TestName = "a text too long")]
    [TestCase(208, TestName = "no such table")]
    [TestCase(102, TestName = "bad syntax")]
    [TestCase(1222, TestName = "a lock not given in time")]
    [TestCase(-2, TestName = "a time-out")]
    public void IsCollision_WhenAnotherRunWouldNotHelp_ShouldBeFalse(int number)
    {
        var collision = SqlServerErrors.IsCollision(number);

        collision.ShouldBeFalse();
    }

    [TestCase(-2, Timeout, TestName = "a command that took too long")]
    [TestCase(10054, Fatal, TestName = "a connection lost")]
    [TestCase(0, Fatal, TestName = "a connection refused on Linux")]
    [TestCase(596, 21, TestName = "a session killed")]
    [TestCase(4060, 11, TestName = "a database that cannot be opened")]
    [TestCase(927, 14, TestName = "a database being restored")]
    [TestCase(922, 14, TestName = "a database that recovers")]
    [TestCase(6005, 14, TestName = "a server that stops")]
    [TestCase(17142, 14, TestName = "a server that is paused")]
    [TestCase(18401, 14, TestName = "a server that upgrades itself")]
    [TestCase(701, 17, TestName = "no memory")]
    [TestCase(9002, 17, TestName = "no room in the log")]
    [TestCase(40613, 17, TestName = "a database that moves")]
    [TestCase(1205, 13, TestName = "a read that lost a deadlock")]
    public void IsOutage_WhenTheServerCannotBeReachedOrHasNoRoom_ShouldBeTrue(int number, int severity)
    {
        var outage = SqlServerErrors.IsOutage(number, severity);

        outage.ShouldBeTrue();
    }

    [TestCase(102, 15, TestName = "bad syntax, which is a fault")]
    [TestCase(208, Ordinary, TestName = "a missing table, which is a fault")]
    [TestCase(2628, Ordinary, TestName = "a text too long, which is a fault")]
    [TestCase(2627, 14, TestName = "a key that is taken, which is a fault outside units of work")]
    [TestCase(229, 14, TestName = "no permission, which is a fault")]
    public void IsOutage_WhenTheServiceIsAtFault_ShouldBeFalse(int number, int severity)
    {
        var outage = SqlServerErrors.IsOutage(number, severity);

        outage.ShouldBeFalse();
    }

    [TestCase(1801, Ordinary, true, TestName = "another process made the database")]
    [TestCase(4060, 11, true, TestName = "another process is making the database")]
    [TestCase(0, Fatal, true, TestName = "another process made it keep row versions and cut this one off")]
    [TestCase(262, 14, false, TestName = "no right to make a database")]
    public void IsCreationRace_WhenAStartFails_ShouldTellWhetherToBeginAnew(int number, int severity, bool expected)
    {
        var race = SqlServerErrors.IsCreationRace(number, severity);

        race.ShouldBe(expected);
    }

    [Test]
    public async Task OpenAsync_WhenThePoolIsExhausted_ShouldSaySoByItsType()
    {
        var database = new SqlServerDatabase(Settings);
        await using var connection = new ExhaustedConnection();

        var exception = await Should.ThrowAsync<PoolExhaustedException>(() => PoolExhaustion.OpenAsync(connection, CancellationToken.None));

        database.Recognizes(new DbUpdateException("wrapped", exception)).ShouldBeTrue();
        database.IsCollision(exception).ShouldBeFalse();
    }

    [Test]
    public async Task Query_WhenThePoolIsExhausted_ShouldBeRecognizedThroughEfCore()
    {
        var database = new SqlServerDatabase(Settings);
        await using var context = new SqlServerDbContext(database.ContextOptions);
        await using var connection = new ExhaustedConnection();
        context.Database.SetDbConnection(connection);

        var exception = await Should.ThrowAsync<Exception>(() => context.Users.CountAsync());

        exception.ShouldBeOfType<PoolExhaustedException>();
        database.Recognizes(exception).ShouldBeTrue();
    }

    [Test]
    public void Recognizes_WhenItIsAnyOtherException_ShouldBeFalse()
    {
        var database = new SqlServerDatabase(Settings);

        database.Recognizes(new InvalidOperationException("A bug.")).ShouldBeFalse();
    }

    /// <summary>A connection whose pool has none left, as SqlClient says it.</summary>
    private sealed class ExhaustedConnection : DbConnection
    {
        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string ConnectionString { get; set; } = "Data Source=nowhere";

        public override string Database => "messaging";

        public override string DataSource => "nowhere";

        public override string ServerVersion => "16";

        public override ConnectionState State => ConnectionState.Closed;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close()
        {
        }

        public override void Open() => throw new NotSupportedException();

        public override Task OpenAsync(CancellationToken cancellationToken) =>
            Task.FromException(new InvalidOperationException("Timeout expired. The timeout period elapsed prior to obtaining a connection from the pool."));

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => new Microsoft.Data.SqlClient.SqlCommand();
    }
}
