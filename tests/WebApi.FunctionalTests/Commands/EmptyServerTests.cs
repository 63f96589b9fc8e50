using Messaging.WebApi.FunctionalTests.Administration;

namespace Messaging.WebApi.FunctionalTests.Commands;

/// <summary>Commands with the settings of a database that no service has been started on.</summary>
[Category("Servers")]
internal sealed class EmptyServerTests
{
    [TestCase("users", "list")]
    [TestCase("users", "disable", "mallory")]
    [TestCase("activity", "verify")]
    public async Task Command_WhenTheDatabaseIsEmpty_ShouldSaySoAndLeaveItEmpty(params string[] words)
    {
        using var folder = new DataFolder(isEmpty: true);

        var outcome = await Outcome.OfAsync(folder, string.Empty, words);

        (outcome.Code, outcome.Output).ShouldBe((1, string.Empty));
        outcome.Error.ShouldContain("there is no database");
        (await folder.Database.IsUntouchedAsync()).ShouldBeTrue();
    }
}
