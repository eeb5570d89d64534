namespace Doors.Tests.Http;

/// <summary>Waits for what another thread or process is about to do.</summary>
internal static class Patience
{
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 1500, "It never came true.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
