namespace Tests;
public class A { [Fact] public void One_is_one() => Assert.Equal(1, 1); }
