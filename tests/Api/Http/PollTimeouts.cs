namespace Api.Tests.Http;

/// <summary>Polls until a condition holds that another thread or process brings about.</summary>
internal static class PollTimeouts
{
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 1500, "The condition did not hold in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
