export { type RedisLimitsOptions, redisLimits } from './redis-limits.ts'
