using CsCheck;
using Simulator.Platform.Throttling;

namespace Simulator.Tests.Platform.Throttling;

public class TokenBucketTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    // Sizes and refills as Azure has them, and some in between.
    private static readonly Gen<(int Size, double PerSecond)> Rules = Gen.Select(
        Gen.Int[1, 50],
        Gen.OneOf(new[] { 4 / 60.0, 12 / 60.0, 500 / 60.0, 3.0, 10.0, 25.0 }.Select(Gen.Const).ToArray())
    );

    private static readonly Gen<int[]> Gaps = Gen.Int[0, 20_000].Array[1, 200];

    [Fact]
    public void A_full_bucket_gives_just_its_size_at_once() =>
        Rules.Sample(rule =>
        {
            var bucket = new TokenBucket(rule.Size, rule.PerSecond);
            var granted = Enumerable.Range(0, rule.Size + 5).Count(_ => bucket.TryTake(Start));

            Assert.Equal(rule.Size, granted);
            Assert.Equal(0, bucket.Available(Start));
        });

    [Fact]
    public void Token_bucket_never_gives_more_than_its_size_and_refill() =>
        Gen.Select(Rules, Gaps)
            .Sample(
                (rule, gaps) =>
                {
                    var (bucket, now, granted) = (new TokenBucket(rule.Size, rule.PerSecond), Start, 0);
                    foreach (var gap in gaps)
                    {
                        now += TimeSpan.FromMilliseconds(gap);
                        granted += bucket.TryTake(now) ? 1 : 0;
                        Assert.InRange(granted, 0, rule.Size + ((now - Start).TotalSeconds * rule.PerSecond) + 0.001);
                        Assert.InRange(bucket.Available(now), 0, rule.Size);
                    }
                }
            );

    [Fact]
    public void Token_is_available_after_the_stated_delay_and_not_a_tick_earlier() =>
        Gen.Select(Rules, Gaps)
            .Sample(
                (rule, gaps) =>
                {
                    var (bucket, now) = (new TokenBucket(rule.Size, rule.PerSecond), Start);
                    foreach (var gap in gaps)
                    {
                        now += TimeSpan.FromMilliseconds(gap);
                        if (!bucket.TryTake(now))
                        {
                            var wait = bucket.Wait(now);
                            Assert.False(bucket.TryTake(now + wait - TimeSpan.FromTicks(1)));
                            Assert.True(bucket.TryTake(now + wait));
                            now += wait;
                        }
                    }
                }
            );

    [Fact]
    public void What_is_available_can_be_taken() =>
        Gen.Select(Rules, Gaps)
            .Sample(
                (rule, gaps) =>
                {
                    var (bucket, now) = (new TokenBucket(rule.Size, rule.PerSecond), Start);
                    foreach (var gap in gaps)
                    {
                        now += TimeSpan.FromMilliseconds(gap);
                        var available = bucket.Available(now);
                        Assert.Equal(available > 0, bucket.Wait(now) == TimeSpan.Zero);
                        Assert.Equal(available > 0, bucket.TryTake(now));
                        Assert.Equal(Math.Max(0, available - 1), bucket.Available(now));
                    }
                }
            );

    [Fact]
    public void A_clock_that_runs_back_gives_nothing_away()
    {
        var bucket = new TokenBucket(2, 1);
        Assert.True(bucket.TryTake(Start));
        Assert.True(bucket.TryTake(Start));

        Assert.False(bucket.TryTake(Start.AddHours(-1)));
        Assert.Equal(TimeSpan.FromSeconds(1), bucket.Wait(Start.AddHours(-1)));
    }

    [Fact]
    public void Fixed_window_allows_its_calls_and_resets_at_its_end()
    {
        var window = new QuotaWindow(15, TimeSpan.FromSeconds(5));

        Assert.Equal(15, Enumerable.Range(0, 20).Count(number => window.TryTake(Start.AddSeconds(number / 10.0))));
        Assert.Equal(TimeSpan.FromSeconds(3), window.ResetsAfter(Start.AddSeconds(2)));
        Assert.True(window.TryTake(Start.AddSeconds(5)));
        Assert.Equal(14, window.Available(Start.AddSeconds(5)));
    }
}
