using Remediation.Policies;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Planning;

/// <summary>From when on traffic after a restart counts.</summary>
public sealed class WatchesSinceTests
{
    [Theory]
    [InlineData(7, 1, 3, 3)]
    [InlineData(7, 1, 7, 7)]
    [InlineData(7, 1, 40, 7)]
    [InlineData(1, 3, 40, 3)]
    [InlineData(1, 3, 2, 2)]
    public void Since_the_restart_and_no_longer_than_the_look_back_or_what_a_confirmation_takes(
        int lookBack,
        int confirmAfter,
        int restarted,
        int expected
    )
    {
        var policy = new SweepPolicy
        {
            LookBack = TimeSpan.FromDays(lookBack),
            ConfirmAfter = TimeSpan.FromDays(confirmAfter),
        };

        Assert.Equal(A.Noon.AddDays(-expected), policy.GetWatchStart(A.Noon.AddDays(-restarted), A.Noon));
    }
}
