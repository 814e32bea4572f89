/** What people ask the product to do, in words, by the name under which the trail keeps a refusal. */
export const REQUEST_NAMES: Record<string, string> = {
  addOrgan: '添加单位', saveOrgan: '修改单位信息', addUser: '添加用户', changeUser: '更改用户', disableUser: '停用用户', enableUser: '启用用户', resetUser: '重置密码',
  calendarDay: '登记节假日', saveSettings: '修改系统设置',
  changePassword: '更改自己的密码', beginSecondFactor: '开始设置动态验证码', confirmSecondFactor: '启用动态验证码', removeSecondFactor: '停用动态验证码', logoutEverywhere: '结束其他会话', markNoticeRead: '标记通知为已读',
  delegate: '授权代审', revokeDelegation: '收回授权代审', makeHandover: '编制交接清单', signHandover: '签认交接清单', rememberWord: '维护本单位词表', savePlan: '修改内部期限和全年工作安排',
  openReport: '开始填报', saveSection: '保存填报内容', zeroRest: '声明其余均为0', undoZeroRest: '撤销“其余均为0”', explain: '说明提示', waive: '放行错误', secrecyReview: '登记保密审查', totalsMode: '改变总计方式',
  previousYear: '录入去年数字', declareFirst: '声明首份报告', ownFacts: '更新自有数据', readImport: '读取导入文件', importSection: '导入', undoImport: '撤销导入',
  step: '审签办理', comment: '提出意见', reply: '回复意见', resolve: '改变意见状态', seen: '标记已看过',
};
