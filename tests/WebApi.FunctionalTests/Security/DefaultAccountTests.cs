namespace Messaging.WebApi.FunctionalTests.Security;

internal sealed class DefaultAccountTests : PeopleFixture
{
    [Test]
    public async Task Start_WhenNothingIsSet_ShouldHaveNoAccountThatSomebodyCouldKnow() =>
        (await Folder.Database.ScalarAsync<int>("""SELECT COUNT(*) FROM "Users" """)).ShouldBe(0);
}
