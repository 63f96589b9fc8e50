// Fields of a fixture are fresh for each test.
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
