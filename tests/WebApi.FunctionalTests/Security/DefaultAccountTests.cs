using Microsoft.Data.Sqlite;

namespace Messaging.WebApi.FunctionalTests.Security;

internal sealed class DefaultAccountTests : PeopleFixture
{
    [Test]
    public async Task Start_WhenNothingIsSet_ShouldHaveNoAccountThatSomebodyCouldKnow()
    {
        await using var connection = new SqliteConnection($"Data Source={Folder.Database};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Users";

        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }
}
