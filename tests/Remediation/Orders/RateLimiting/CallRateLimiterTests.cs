using CsCheck;
using Remediation.Orders.RateLimiting;
using Remediation.Tests.Builders;

namespace Remediation.Tests.Orders.RateLimiting;

public sealed class CallRateLimiterTests
{
    [Fact]
    public void One_machine_is_written_to_twelve_times_and_then_four_times_a_minute()
    {
        var pacer = new CallRateLimiter();
        for (var call = 0; call < 12; call++)
        {
            Assert.Equal(A.Noon, pacer.GetPermittedAt(CallKind.Write, A.Machine(), A.Noon));
            pacer.Take(call % 2 == 0 ? CallKind.Write : CallKind.Delete, A.Machine(), A.Noon);
        }

        AssertAt(A.Noon.AddSeconds(15), pacer.GetPermittedAt(CallKind.Delete, A.Machine(), A.Noon));
        Assert.Equal(A.Noon, pacer.GetPermittedAt(CallKind.Read, A.Machine(), A.Noon));
        Assert.Equal(A.Noon, pacer.GetPermittedAt(CallKind.Write, A.Machine(2), A.Noon));
    }

    [Fact]
    public void Of_a_subscriptions_limit_one_part_in_ten_is_left_to_others()
    {
        var pacer = new CallRateLimiter();
        for (var call = 0; call < 180; call++)
        {
            pacer.Take(CallKind.Write, A.Machine(call), A.Noon);
        }

        AssertAt(A.Noon.AddSeconds(1 / 9.0), pacer.GetPermittedAt(CallKind.Write, A.Machine(500), A.Noon));
        Assert.Equal(A.Noon, pacer.GetPermittedAt(CallKind.Delete, A.Machine(500), A.Noon));
    }

    [Fact]
    public void Throttled_call_blocks_its_machine_and_slows_all_until_calls_succeed()
    {
        var pacer = new CallRateLimiter();
        pacer.OnRefused(CallKind.Write, A.Machine(), TimeSpan.FromMinutes(20), A.Noon);

        AssertAt(A.Noon.AddMinutes(20), pacer.GetPermittedAt(CallKind.Read, A.Machine(), A.Noon));
        var others = pacer.GetPermittedAt(CallKind.Write, A.Machine(2), A.Noon);
        Assert.InRange((others - A.Noon).TotalSeconds, 0.2, 0.3);
        for (var call = 0; call < 50; call++)
        {
            pacer.OnAccepted(CallKind.Write, A.Machine(2), A.Noon);
        }

        Assert.True(pacer.GetPermittedAt(CallKind.Write, A.Machine(2), A.Noon) < others);
    }

    [Fact]
    public void The_platforms_own_count_of_what_is_left_is_believed()
    {
        var pacer = new CallRateLimiter();
        pacer.OnQuotaRead(new QuotaReading(A.Machine().Id.SubscriptionId, CallKind.Read, 0), A.Noon);

        Assert.True(pacer.GetPermittedAt(CallKind.Read, A.Machine(), A.Noon) > A.Noon);
        Assert.Equal(A.Noon, pacer.GetPermittedAt(CallKind.Write, A.Machine(), A.Noon));
    }

    [Fact]
    public void Arc_servers_keep_Resource_Managers_limits_only()
    {
        var pacer = new CallRateLimiter();
        for (var call = 0; call < 100; call++)
        {
            pacer.Take(CallKind.Write, A.ArcServer(), A.Noon);
        }

        Assert.Equal(A.Noon, pacer.GetPermittedAt(CallKind.Write, A.ArcServer(), A.Noon));
    }

    [Fact]
    public void A_bucket_never_gives_more_than_its_size_and_rate_allow() =>
        Gen.Select(Gen.Int[1, 20], Gen.Double[0.1, 10], Gen.Int[0, 3000].Array[1, 60])
            .Sample(
                (size, rate, pauses) =>
                {
                    var now = A.Noon;
                    var bucket = new AdaptiveTokenBucket(size, rate, now);
                    var taken = 0;
                    foreach (var pause in pauses)
                    {
                        now = now.AddMilliseconds(pause);
                        if (bucket.NextAt(now) <= now)
                        {
                            bucket.Take(now);
                            taken++;
                        }
                        else
                        {
                            now = bucket.NextAt(now);
                            Assert.Equal(now, bucket.NextAt(now));
                        }

                        Assert.True(taken <= size + (rate * (now - A.Noon).TotalSeconds) + 0.001);
                    }
                }
            );

    private static void AssertAt(DateTimeOffset expected, DateTimeOffset actual) =>
        Assert.InRange(actual, expected.AddMilliseconds(-1), expected.AddMilliseconds(1));
}
